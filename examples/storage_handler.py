"""The syscall handler of storage.cairo: an object that is made before the run and is there in every hint."""


class StorageHandler:
    """Answers requests to read and write, which are in the VM's memory, from a dictionary."""

    def __init__(self):
        self.values = {}
        self.log = []

    def storage_read(self, segments, syscall_ptr):
        """Writes the value of a key into the request at syscall_ptr."""
        selector, key = self._request(segments, syscall_ptr, "read", 2)
        value = self.values.get(key, 0)
        segments.memory[syscall_ptr + 2] = value
        self.log.append((selector, key, value))

    def storage_write(self, segments, syscall_ptr):
        """Keeps the value of the request at syscall_ptr."""
        selector, key, value = self._request(segments, syscall_ptr, "write", 3)
        self.values[key] = value
        self.log.append((selector, key, value))

    @staticmethod
    def _request(segments, syscall_ptr, selector, size):
        """The cells that the program wrote, texts as such: what it asks must be what it calls."""
        cells = segments.memory.get_range(syscall_ptr, size)
        found, key, *rest = cells
        assert found == int.from_bytes(selector.encode(), "big"), f"This is no request to {selector}."
        return (selector, key.to_bytes(31, "big").lstrip(b"\0").decode("ascii", "replace"), *rest)
