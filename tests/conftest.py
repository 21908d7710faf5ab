"""What every test has: no model hub, and no settings of the person who runs the tests."""

import os

# Before any import of a model library: these read the environment once.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

for _name in [name for name in os.environ if name.startswith("TELLER_")]:
    del os.environ[_name]
