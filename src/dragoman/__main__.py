"""``python -m dragoman``: the command line, where the command itself is not on the path."""

from dragoman.views.cli.main import run

if __name__ == "__main__":
    run()
