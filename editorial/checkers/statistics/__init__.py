"""What words are common and which word fits where: small models, made by the scripts in `training`."""
