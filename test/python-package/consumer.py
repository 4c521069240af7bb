"""What a user may do after `pip install`: run a program (the first argument), with a hint in this interpreter."""

import os
import sys
import threading

import cairo_vm_py
from cairo_vm_py.api.node import find_node
from cairo_vm_py.api.vm import Vm

assert os.path.dirname(cairo_vm_py.__file__).startswith(sys.prefix)
print(find_node())

threads = []


def seven():
    threads.append(threading.get_ident())
    return 7


with Vm(sys.argv[1], layout="small", hint_locals={"seven": seven}) as vm:
    assert vm.run(steps=1) == "steps"
    assert vm.state.step == 1
    assert vm.run() == "end"
    vm.end()
    assert vm.output == [7, 2**251 + 17 * 2**192], vm.output
assert threads == [threading.get_ident()]
assert not any(name.startswith("starkware") for name in sys.modules)
print("M6 M8 done")
