"""What an EventGraph can be asked: each module answers one kind of question; `EventGraph` gathers them."""
