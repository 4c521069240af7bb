"""VMs that this interpreter owns: made, run and looked at from Python."""
