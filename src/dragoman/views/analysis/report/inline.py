"""What a report carries within itself and ``element`` does not make: our style sheet and our drawings."""

from importlib.resources import files

from lxml import etree

from dragoman.views.analysis.plots.forms import Form
from dragoman.views.analysis.plots.style import Plot, label, render
from dragoman.views.html import Markup, element

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
# What matplotlib says of every element by a style sheet, which on a page would hold for all of it.
_INHERITED = {"stroke-linejoin": "round", "stroke-linecap": "butt"}


def style_sheet() -> Markup:
    """Give the style of a report, as an element of its head."""
    css = files("dragoman.views.analysis.report").joinpath("report.css").read_text("utf-8")
    return Markup(f"<style>\n{css}</style>")


def figure(plot: Plot, name: str) -> Markup:
    """Give a plot as a drawing within the page, with its title for those who do not see it.

    Args:
        plot: What to draw.
        name: Begins the ids within the drawing, so that those of two drawings on a page differ.
    """
    return element("figure", _drawing(render(plot, Form.SVG), name, plot.title))


def _drawing(svg: bytes, name: str, title: str) -> Markup:
    """Make a file's SVG fit for a page: no document type, no metadata, no style for all, ids of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    root = etree.fromstring(svg, parser)
    for unwanted in (
        *root.iter(f"{_SVG}metadata"),
        *root.iter(f"{_SVG}style"),
        *root.findall(f"{_SVG}title"),
    ):
        unwanted.getparent().remove(unwanted)
    for part in root.iter():
        _rename(part, name)
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    for key, value in {**_INHERITED, "role": "img", "aria-labelledby": f"{name}-title"}.items():
        root.set(key, value)
    said = etree.Element(f"{_SVG}title", id=f"{name}-title")
    said.text = label(title, 100)
    root.insert(0, said)
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))


def _rename(part: etree._Element, name: str) -> None:
    """Put a name before an element's id and before the ids that it points to."""
    for key, value in part.attrib.items():
        if key == "id":
            part.set(key, f"{name}-{value}")
        elif key == _LINK and value.startswith("#"):
            part.set(key, f"#{name}-{value[1:]}")
        elif "url(#" in value:
            part.set(key, value.replace("url(#", f"url(#{name}-"))
