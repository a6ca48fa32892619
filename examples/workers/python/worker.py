#!/usr/bin/env python3
"""Writes invoices: takes tasks of one topic, converts the amount to euros with the rates of an HTTP service, and answers
with the invoice. Needs nothing but Python 3.9. Settings come from the environment; see docs/external-workers.md."""

import base64
import json
import os
import signal
import sys
import threading
import time
import traceback
import urllib.error
import urllib.parse
import urllib.request

ENGINE = os.environ.get("ENGINE_URL", "http://localhost:8080/engine-rest")
TOPIC = os.environ.get("TOPIC", "external-invoice")
RATES = os.environ["RATES_URL"]
LOCK = int(os.environ.get("LOCK_MILLISECONDS", "30000"))
RETRY = int(os.environ.get("RETRY_MILLISECONDS", "10000"))
WORKER = f"invoice-python-{os.getpid()}"
ATTEMPTS = 3
LONG_POLL = 20_000
SIGN_IN = base64.b64encode(
    f"{os.environ['ENGINE_USER']}:{os.environ['ENGINE_PASSWORD']}".encode()
).decode()


class CurrencyUnknown(Exception):
    """A business outcome that the model handles, not a technical failure."""


def call(path, body, timeout=30):
    """One call of the engine; errors carry the engine's own message."""
    request = urllib.request.Request(
        f"{ENGINE}{path}",
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Authorization": f"Basic {SIGN_IN}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            text = answer.read()
    except urllib.error.HTTPError as refusal:
        raise RuntimeError(f"{path}: {refusal.code} {refusal.read().decode()}") from refusal
    return json.loads(text) if text else None


def fetch():
    """Waits until there are tasks, at most as long as a long poll lasts."""
    return call(
        "/external-task/fetchAndLock",
        {
            "workerId": WORKER,
            "maxTasks": 1,
            "asyncResponseTimeout": LONG_POLL,
            "topics": [{"topicName": TOPIC, "lockDuration": LOCK, "variables": ["amount", "currency"]}],
        },
        timeout=LONG_POLL / 1000 + 30,
    )


class Heartbeat:
    """Renews the lock while work goes on: else the task would be given to somebody else."""

    def __init__(self, task):
        self.path = f"/external-task/{task['id']}/extendLock"
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.beat, daemon=True)

    def beat(self):
        while not self.over.wait(LOCK / 3000):
            try:
                call(self.path, {"workerId": WORKER, "newDuration": LOCK})
            except (OSError, RuntimeError) as failure:
                print(f"The lock could not be renewed: {failure}", file=sys.stderr, flush=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def invoice(task):
    amount = task["variables"]["amount"]["value"]
    currency = task["variables"]["currency"]["value"]
    with urllib.request.urlopen(f"{RATES}?currency={urllib.parse.quote(currency)}", timeout=60) as answer:
        rate = json.load(answer)["rates"].get(currency)
    if rate is None:
        raise CurrencyUnknown(f"There is no rate for {currency}.")
    return {
        # the same for every attempt: a second run writes no second invoice
        "number": f"INV-{task['processInstanceId']}",
        "total": round(amount / rate, 2),
        "currency": "EUR",
    }


def work(task):
    path = f"/external-task/{task['id']}"
    trouble = "The rates cannot be read"
    try:
        with Heartbeat(task):
            result = invoice(task)
        trouble = "The invoice was not taken"
        variables = {"invoice": {"type": "Json", "value": json.dumps(result)}}
        call(f"{path}/complete", {"workerId": WORKER, "variables": variables})
        print(f"completed {task['id']}", flush=True)
    except CurrencyUnknown as outcome:
        call(
            f"{path}/bpmnError",
            {"workerId": WORKER, "errorCode": "currencyUnknown", "errorMessage": str(outcome)},
        )
    except Exception as failure:  # whatever it was: a person must get to know
        left = (ATTEMPTS if task["retries"] is None else task["retries"]) - 1
        call(
            f"{path}/failure",
            {
                "workerId": WORKER,
                "errorMessage": f"{trouble}: {failure}",
                "errorDetails": traceback.format_exc(),
                "retries": left,  # 0 makes it an incident
                "retryTimeout": RETRY * 2 ** (ATTEMPTS - 1 - left),
            },
        )


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    pause = 1
    while True:
        try:
            for task in fetch():
                work(task)
            pause = 1
        except (OSError, RuntimeError) as failure:
            # the service is away or restarts; what is locked is given out again when its lock has run out
            print(f"{failure}; next try in {pause} s", file=sys.stderr, flush=True)
            time.sleep(pause)
            pause = min(pause * 2, 60)


if __name__ == "__main__":
    main()
