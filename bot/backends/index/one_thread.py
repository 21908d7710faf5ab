"""How many threads a search takes."""

import faiss
from threadpoolctl import threadpool_limits


def search_in_one_thread() -> None:
    """For the whole process, from here on: FAISS and numpy compute without helpers.

    A question is so little work that threads wait for each other longer than they compute; measured on two cores,
    2,600 texts: 12 ms with two threads, 4 ms with one. Questions that come at once keep the cores busy by themselves.
    """
    faiss.omp_set_num_threads(1)
    threadpool_limits(limits=1, user_api="blas")
