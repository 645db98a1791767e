"""One rule a file, in folders by family. The folder is the registry: the path is the rule's id."""
