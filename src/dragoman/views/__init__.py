"""What people see: command line and exports."""
