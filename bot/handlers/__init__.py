"""One file per thing a person does: an update becomes one question, its answer one message."""
