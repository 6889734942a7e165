"""The rules: a room of them for each topic, class and language. What they are made of is in `grammar`."""
