# SPDX-License-Identifier: Apache-2.0
"""A plugin of Registan in one file, to be put beside the program that uses it. It needs Python 3.11 and pyzmq.

    class Tally(Plugin):
        name, version, summary = "tally", "1.0.0", "counts things"
        topics = ["membership.changed."]

        def handle(self, event, register):
            ...

    if __name__ == "__main__":
        sys.exit(main(Tally))

The kit registers, sends heartbeats, follows the events from where the plugin was, tries again what fails, sets aside
what keeps failing, brings calls of the plugin's services, and ends after the event in hand.

A zmq socket belongs to one thread. The main thread has the plugin, the subscription, and a DEALER for the plugin's own
requests; the session has a thread with another DEALER, so that a slow handler stops no heartbeat. Calls and replies go
between them over a pair of `inproc` sockets, of which each thread has one end.
"""

import argparse
import contextlib
import fcntl
import hashlib
import itertools
import json
import os
import pathlib
import signal
import sys
import threading
import time
import tomllib
import uuid
from datetime import datetime, timezone
from typing import NamedTuple

import zmq

ATTEMPTS = 5  # then an event goes to the dead letters
FIRST_DELAY, LONGEST_DELAY = 0.2, 10.0  # seconds; doubled from one to the other
PATIENCE, SILENCE = 2.0, 3.5  # seconds: for a reply, before three heartbeats are missed; after a beat each second
REPLAY_LIMIT, READS_PER_TURN = 1_000, 64  # events of one replay; live ones, until calls get their turn
MOST_DEAD_LETTERS = 64 << 20  # bytes; beyond it the plugin waits until somebody has looked
PASSING = {-32004, -32006, -32007, -32008}  # not possible now, busy, too late, unknown: the daemon's trouble, not ours


# --- What an author writes and sees ---


class Plugin:
    """What a plugin is; everything but `name`, `version`, `summary` and `handle` may be left out.

    All its methods run on one thread. `__init__` opens what the plugin keeps, and raises where it cannot.
    """

    name = version = summary = ""
    topics: list[str] = []  # prefixes of what it hears: none for nothing, [""] for everything
    publishes: list[str] = []  # prefixes of what it publishes, each beginning with its name
    settings: dict = {}  # what can be configured, with the defaults, whose types are held to
    beginning = "first-record"  # or "head": where one begins that has not acknowledged anything yet

    def __init__(self, setup):
        pass

    def begin(self, register):
        """Runs before the first event."""

    def handle(self, event, register):
        """Deals with an event, which is acknowledged when this returns. It may come twice: know it by its sequence."""
        raise NotImplementedError

    def epoch_changed(self, change):
        """The register was restored: what was recorded after `change.cursor` is gone, and its sequences come anew."""

    def end(self):
        """Runs after the last event."""


def service(verb, summary, params=None, result=None, role="reader"):
    """Makes a method `(call, register) -> dict` a service, `<name>.<verb>`.

    `params` and `result` give a JSON Schema for each member; one whose name ends with `?` may be left out.
    """

    def declare(method):
        method.declaration = {
            "method": verb, "summary": summary, "role": role, "params": _shape(params), "result": _shape(result)
        }
        return method

    return declare


class Setup(NamedTuple):
    """What a plugin is made from."""

    settings: dict  # checked
    state: pathlib.Path  # the directory for what it keeps; no other process uses it


class Event(NamedTuple):
    """A recorded event."""

    topic: str
    sequence: int
    time: str
    by: str
    source: str
    data: dict

    @classmethod
    def read(cls, topic, original):
        sequence, by = int(original["sequence"]), original.get("recordedby", "")
        return cls(topic, sequence, original["time"], by, original["source"], original["data"])


class Call(NamedTuple):
    """Somebody's call of a service."""

    method: str
    params: dict
    by: str
    role: str
    deadline: str
    progress: str | None


class EpochChange(NamedTuple):
    """The register went into another epoch. Where it starts over, the cursor was of no use any more."""

    previous: int
    current: int
    cursor: int
    starts_over: bool


class Refused(Exception):
    """A no in words: the daemon's, or a service's to its caller. `data` may have field, given, reason and hint."""

    def __init__(self, message, code=-32602, /, **data):
        super().__init__(message)
        self.code, self.data = code, data


class Unanswered(Exception):
    """No reply in time. What was asked may have happened; a publication is safe to send again."""


class Register:
    """The register, as a plugin asks it."""

    def __init__(self, name, ask):
        self._name, self._ask = name, ask
        self._keys = iter(())

    def call(self, method, **params):
        """Calls a method; raises Refused or Unanswered."""
        return self._ask(method, params)

    def publish(self, topic, data):
        """Publishes; gives the sequence. For an event that comes again `data` must be the same, and is published once."""
        key = next(self._keys, None) or uuid.uuid4().hex
        return self.call("event.publish", topic=topic, data=data, idempotencyKey=key)["sequence"]

    def progress(self, call, fraction, text):
        """Tells the caller of a service how far it is, if they asked to be told; `fraction` may be None."""
        if call.progress:
            topic = f"call.progress.{call.progress}"
            self.call("event.publish", topic=topic, data={"fraction": fraction, "text": text})

    @contextlib.contextmanager
    def handling(self, event):
        """Derives the keys of what is published from the event; with its time, for a fork repeats sequences."""
        base = f"{self._name} {event.sequence} {event.time}"
        self._keys = (hashlib.sha256(f"{base} {n}".encode()).hexdigest()[:32] for n in itertools.count())
        try:
            yield
        finally:
            self._keys = iter(())


# --- Delivery: the same for the program and for tests ---


class Delivery:
    """Brings events and calls to a plugin. `wait` passes time between attempts; False where the plugin is to end."""

    def __init__(self, plugin, register, state, wait, log):
        self.plugin, self.register, self.wait, self.log = plugin, register, wait, log
        self.letters = state / "dead-letters.jsonl"
        written = self.letters.read_bytes() if self.letters.exists() else b""
        whole = written.rfind(b"\n") + 1
        if whole < len(written):  # a line that a crash cut off was not acknowledged, so its event comes again
            os.truncate(self.letters, whole)
        self.dead = written.count(b"\n")
        self.last_error = None
        self.services = _declared(type(plugin))

    def deliver(self, event, original):
        """True when the event is settled: dealt with, or durable among the dead letters."""
        failures = 0
        for tries in itertools.count():
            try:
                with self.register.handling(event):
                    self.plugin.handle(event, self.register)
                return True
            except Exception as error:
                # What the daemon fails at is no fault of the event, which waits until it does not.
                failures += not isinstance(error, Unanswered) and getattr(error, "code", 0) not in PASSING
                self.note(error, event)
            if failures >= ATTEMPTS and self.set_aside(event, original):
                return True
            if not self.wait(min(LONGEST_DELAY, FIRST_DELAY * 2 ** min(tries, 16))):
                return False

    def set_aside(self, event, original):
        """Appends a line; False where it cannot, or where there are too many."""
        moment = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        letter = {"time": moment, "error": self.last_error, "topic": event.topic, "event": original}
        try:
            with self.letters.open("ab") as file:
                if file.tell() > MOST_DEAD_LETTERS:
                    raise OSError(f"the dead letters fill {self.letters}; look at them, and move the file away")
                file.write(json.dumps(letter, ensure_ascii=False).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            self.note(error, event)
            return False
        self.dead += 1
        self.log("error", f"Set an event aside after {ATTEMPTS} attempts.", sequence=event.sequence, topic=event.topic)
        return True

    def retry_dead_letters(self):
        """Delivers once more what was set aside, which is older than what was dealt with since; may go on next time."""
        retried = self.letters.with_suffix(".retried")
        if self.letters.exists() and not retried.exists():
            self.letters.rename(retried)
            self.dead = 0
        for line in retried.read_text().splitlines() if retried.exists() else ():
            letter = json.loads(line)
            if not self.deliver(Event.read(letter["topic"], letter["event"]), letter["event"]):
                return
        retried.unlink(missing_ok=True)

    def note(self, error, event):
        self.last_error = f"{type(error).__name__}: {error}"[:400]
        self.log("warning", f"Failed: {self.last_error}", sequence=event.sequence, topic=event.topic)

    def answer(self, request):
        """The reply to a call, without its id; None where it comes too late to be of use."""
        meta, params = request.get("_meta", {}), request.get("params") or {}
        call = Call(request["method"], params, *(meta.get(m) for m in ("by", "role", "deadline", "progress")))
        if call.deadline and datetime.fromisoformat(call.deadline) < datetime.now(timezone.utc):
            return None
        try:
            method = self.services.get(call.method.removeprefix(self.plugin.name + "."))
            if not method:
                raise Refused(f"There is no service “{call.method}”.", -32601)
            _check(params, method.declaration["params"])
            return {"result": method(self.plugin, call, self.register)}
        except Refused as refusal:
            return {"error": {"code": refusal.code, "message": str(refusal), "data": refusal.data}}
        except Exception as error:
            self.log("error", f"A call failed: {type(error).__name__}: {error}", method=call.method)
            return {"error": {"code": -32603, "message": f"{call.method} failed; the plugin's log says why."}}


def _declared(kind):
    """The services by their verbs; ValueError where a class says what can only be a slip."""
    if kind.topics and kind.handle is Plugin.handle:
        raise ValueError(f"{kind.__name__} hears topics and has no method “handle”")
    if kind.beginning not in ("first-record", "head"):
        raise ValueError(f"{kind.__name__}.beginning is “first-record” or “head”, not “{kind.beginning}”")
    services = {}
    for method in (getattr(kind, each) for each in dir(kind)):
        if hasattr(method, "declaration"):
            verb = method.declaration["method"]
            if services.setdefault(verb, method) is not method:
                raise ValueError(f"{kind.__name__} has two services “{verb}”")
    return services


class Harness:
    """Feeds recorded events to a plugin without a daemon, with retries (but no delays) and dead letters: for its tests.

    `answering(method, params)` stands for the daemon. `published` has what was published, as (topic, data).
    """

    def __init__(self, kind, state, answering=None, **settings):
        self.published, self.log, self._answering, self._keys = [], [], answering, {}
        setup = Setup(kind.settings | settings, pathlib.Path(state))
        self.delivery = Delivery(kind(setup), Register(kind.name, self._ask), setup.state, lambda _: True, self._log)
        self.plugin = self.delivery.plugin

    def feed(self, lines):
        """Feeds events, one on each line, as published or as `event.replay` has them; returns the sequences heard."""
        heard = []
        for line in filter(str.strip, lines.splitlines()):
            item = json.loads(line)
            original = item.get("event", item)
            topic = item.get("topic") or ".".join([original["type"].removeprefix("registan."), original["subject"]])
            if topic.startswith(tuple(self.plugin.topics)):
                self.delivery.deliver(Event.read(topic, original), original)
                heard.append(int(original["sequence"]))
        return heard

    def call(self, verb, **params):
        """Calls a service; the result, or Refused."""
        reply = self.delivery.answer({"method": f"{self.plugin.name}.{verb}", "params": params})
        if "error" in reply:
            raise Refused(reply["error"]["message"], reply["error"]["code"])
        return reply["result"]

    def _ask(self, method, params):
        if method != "event.publish":
            return self._answering(method, params)
        content, key = (params["topic"], params["data"]), params.get("idempotencyKey", len(self._keys))
        if not content[0].startswith((*self.plugin.publishes, "call.progress.")):
            declared = ", ".join(map("“{}”".format, self.plugin.publishes)) or "none"
            raise Refused(f"The topic “{content[0]}” is not declared; there are: {declared}.", field="topic")
        if key not in self._keys:
            self.published.append(content)
        if self._keys.setdefault(key, content) != content:
            raise Refused("What is published again under the key of its event must be the same.", -32002)
        return {"sequence": len(self.published)}

    def _log(self, level, message, **fields):
        self.log.append((level, message))


# --- The two threads ---


class Worker:
    """The plugin's thread. Its cursor moves past an event when that is settled, and to the end of what was replayed."""

    def __init__(self, kind, setup, endpoints):
        self.command, self.events = endpoints
        self.dealer = _dealer(self.command)  # now, so that an endpoint that is none ends the program
        self.numbers = itertools.count(1)
        self.delivery = Delivery(kind(setup), Register(kind.name, self.ask), setup.state, self.wait, log)
        self.plugin = self.delivery.plugin
        self.cursor = self.epoch = None  # read by the session's thread; a reference is exchanged whole
        self.ends, self.signals = False, None
        self.session = zmq.Context.instance().socket(zmq.PAIR)
        self.session.bind("inproc://session")

    def stop(self):
        """Ends after the event in hand; from a signal handler, which runs on this thread."""
        self.ends = True

    def run(self, signals, retries):
        """Works until it is stopped. `signals` is a descriptor that becomes readable with a signal."""
        self.signals = signals
        while self.cursor is None and self.turn(1.0):
            pass
        if self.cursor is not None:
            self.plugin.begin(self.delivery.register)
            if retries:
                self.delivery.retry_dead_letters()
        failure = None
        while not self.ends:
            try:
                if self.plugin.topics:
                    self.follow()
                else:
                    self.cursor = self.ask("event.head", {})["sequence"]
                    self.wait(1.0)
                failure = None
            except (Refused, Unanswered) as error:
                if str(error) != failure:
                    log("warning", f"The events are asked for again. {_told(error)}")
                failure = str(error)
                self.wait(1.0)
        self.turn(0)  # what was called before the end is still answered
        self.plugin.end()
        self.session.send(b"")

    def follow(self):
        """Replays up to the head, then listens until it knows that something was missed, or hears nothing any more."""
        with zmq.Context.instance().socket(zmq.SUB) as doorbell:
            doorbell.connect(self.events)
            for topic in [*self.plugin.topics, "system.heartbeat"]:
                doorbell.subscribe(topic)
            while not self.ends:
                self.replay()
                if not self.listen(doorbell):
                    return  # a peer that was refused is not connected again, so nothing but a new socket helps

    def replay(self):
        """Way one of moving the cursor: to `next`, the last sequence that was examined."""
        head = None
        while not self.ends and self.cursor != head:
            try:
                page = self.ask(
                    "event.replay",
                    {"after": self.cursor, "epoch": self.epoch, "topics": self.plugin.topics, "limit": REPLAY_LIMIT},
                )
            except Refused as refusal:
                if refusal.code != -32002 or "head" not in refusal.data:
                    raise
                return self.change_epoch(refusal.data["epoch"], refusal.data["head"], starts_over=True)
            if page["head"] < self.cursor:
                return self.change_epoch(page["epoch"], page["head"], starts_over=True)
            if page["epoch"] != self.epoch:
                self.change_epoch(page["epoch"], self.cursor, starts_over=False)
            for item in page["events"]:
                if not self.settle(item["topic"], item["event"]):
                    return None
            self.cursor, head = page["next"], page["head"]
        return None

    def listen(self, doorbell):
        """Way two: a live event that follows immediately. False when nothing was heard; heartbeats come each second."""
        silence = time.monotonic() + SILENCE
        while self.turn(1.0, doorbell):
            for _ in range(READS_PER_TURN):
                if not doorbell.poll(0):
                    break
                heard = _heard(doorbell.recv_multipart())
                if heard is None:
                    continue
                silence = time.monotonic() + SILENCE
                topic, event, sequence, head, is_of = heard
                if is_of == self.epoch and sequence == self.cursor + 1:
                    if not self.settle(topic, event):
                        return True
                elif is_of != self.epoch or max(sequence, head) > self.cursor:
                    return True  # something was missed, or filtered out: replay
            if time.monotonic() > silence:
                return False
        return True

    def settle(self, topic, original):
        event = Event.read(topic, original)
        is_settled = event.sequence <= self.cursor or self.delivery.deliver(event, original)
        if is_settled:
            self.cursor = max(self.cursor, event.sequence)
        return is_settled

    def change_epoch(self, epoch, cursor, starts_over):
        log("warning", "The register is in another epoch.", epoch=epoch, cursor=cursor)
        change = EpochChange(self.epoch, epoch, cursor, starts_over)
        self.epoch, self.cursor = epoch, cursor
        try:
            self.plugin.epoch_changed(change)
        except Exception as error:  # there is no event to come back to
            log("error", f"{type(error).__name__}: {error}")

    def wait(self, seconds):
        """Answers calls meanwhile; False when the plugin is to end."""
        until = time.monotonic() + seconds
        while self.turn(max(0.0, until - time.monotonic())) and time.monotonic() < until:
            pass
        return not self.ends

    def turn(self, seconds, doorbell=None):
        """Waits for a call, a signal or the doorbell, and answers all calls; False when the plugin is to end."""
        poller = zmq.Poller()
        for source in filter(None, (self.session, self.signals, doorbell)):
            poller.register(source, zmq.POLLIN)
        if self.signals in dict(poller.poll(0 if self.ends else seconds * 1_000)):
            os.read(self.signals, 64)
        while self.session.poll(0):
            message = json.loads(self.session.recv())
            if "method" not in message:
                self.start(message)
            elif reply := self.delivery.answer(message):
                self.session.send_json({"jsonrpc": "2.0", "id": message["id"]} | reply)
        return not self.ends

    def start(self, registration):
        """Takes the first registration; after later ones its own cursor is the better one."""
        if self.cursor is None:
            at_head = registration["cursor"] == 0 and self.plugin.beginning == "head"
            self.epoch = registration["epoch"]
            self.cursor = registration["head" if at_head else "cursor"]

    def ask(self, method, params):
        """A request of the plugin's own."""
        self.dealer = self.dealer or _dealer(self.command)
        try:
            number = _send(self.dealer, self.numbers, method, params)
            until = time.monotonic() + 2 * PATIENCE
            while self.dealer.poll(max(0, until - time.monotonic()) * 1_000):
                reply = json.loads(self.dealer.recv_multipart()[-1])
                if reply.get("id") == number:  # else the late answer to a request that was given up
                    return _result(reply)
            raise Unanswered(f"“{method}” got no answer in time.")
        except Unanswered:
            self.dealer.close()
            self.dealer = None
            raise


class Session(threading.Thread):
    """Registration, heartbeats and leaving, on a thread and a DEALER of its own."""

    def __init__(self, worker):
        super().__init__(name="session", daemon=True)
        self.worker, self.plugin = worker, worker.plugin
        self.numbers = itertools.count(1)
        self.has_ended, self.failures = False, 0
        self.pair = self.dealer = None

    def run(self):
        """Converses with one daemon after the other until the worker has ended."""
        with zmq.Context.instance().socket(zmq.PAIR) as self.pair:
            self.pair.connect("inproc://session")
            while not self.has_ended:
                # A new socket each time: libzmq does not connect again after a handshake that was refused.
                with _dealer(self.worker.command) as self.dealer:
                    try:
                        self.converse()
                    except Exception as error:
                        if self.failures == 0:
                            daemon = self.worker.command
                            log("warning", f"There is no session, and it is tried again. {_told(error)}", daemon=daemon)
                        self.failures += 1
                        self.serve(min(LONGEST_DELAY / 2, FIRST_DELAY * 2 ** min(self.failures, 16)))

    def converse(self):
        plugin, services = self.plugin, self.worker.delivery.services.values()
        who = {"name": plugin.name, "version": plugin.version, "protocol": 1}
        prefixes = {"topics": plugin.topics, "publishes": plugin.publishes}
        methods = [each.declaration | {"method": f"{plugin.name}.{each.declaration['method']}"} for each in services]
        registration = self.ask("plugin.register", who | prefixes | {"services": methods})
        self.failures = 0
        log("info", "Registered.", session=registration["session"], cursor=registration["cursor"])
        self.pair.send_json(registration)
        session = {"session": registration["session"]}
        while not self.has_ended:
            delivery, state = self.worker.delivery, "leaving" if self.worker.ends else "running"
            health = {"state": state, "deadLetters": delivery.dead, "lastError": delivery.last_error}
            self.ask("plugin.heartbeat", session | {"cursor": self.worker.cursor} | health)
            self.serve(registration["heartbeatSeconds"])
        self.ask("plugin.leave", session | {"cursor": self.worker.cursor})

    def ask(self, method, params):
        """A request of the session's; calls and replies pass by meanwhile."""
        number = _send(self.dealer, self.numbers, method, params)
        until = time.monotonic() + PATIENCE
        while (now := time.monotonic()) < until:
            for reply in self.turn(until - now):
                if reply.get("id") == number:
                    return _result(reply)
        raise Unanswered(f"“{method}” got no answer in time.")

    def serve(self, seconds):
        """Lets calls and replies pass for a time, or until the worker has ended."""
        until = time.monotonic() + seconds
        while not self.has_ended and (now := time.monotonic()) < until:
            self.turn(until - now)

    def turn(self, seconds):
        """Waits, passes on what came, and returns the daemon's replies to requests of this session."""
        poller = zmq.Poller()
        poller.register(self.pair, zmq.POLLIN)
        poller.register(self.dealer, zmq.POLLIN)
        ready = dict(poller.poll(seconds * 1_000))
        if self.pair in ready:
            reply = self.pair.recv()
            self.has_ended = not reply
            if reply:
                with contextlib.suppress(zmq.Again):  # the daemon is away, and has told the caller so
                    self.dealer.send(reply, zmq.NOBLOCK)
        if self.dealer not in ready:
            return []
        frame = self.dealer.recv_multipart()[-1]
        message = json.loads(frame)
        if "method" not in message:
            return [message]
        if message["method"] != "plugin.probe":  # that a probe arrives is enough
            with contextlib.suppress(zmq.Again):  # more calls wait than the daemon lets through: it answers them
                self.pair.send(frame, zmq.NOBLOCK)
        return []


# --- The wire ---


def _dealer(endpoint):
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.setsockopt(zmq.LINGER, 0)
    socket.setsockopt(zmq.IMMEDIATE, 1)  # no connection: do not queue for a daemon that starts much later
    socket.setsockopt(zmq.SNDTIMEO, int(PATIENCE * 1_000))
    try:
        socket.connect(endpoint)
    except zmq.ZMQError as error:
        socket.close()
        raise ValueError(f"“{endpoint}” is no endpoint of a daemon: {zmq.strerror(error.errno)}") from None
    return socket


def _send(socket, numbers, method, params):
    number = next(numbers)
    try:
        socket.send_json({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
    except zmq.Again:
        raise Unanswered(f"“{method}” could not be sent: no daemon is there.") from None
    return number


def _result(reply):
    if "error" in reply:
        error = reply["error"]
        raise Refused(error["message"], error["code"], **(error.get("data") or {}))
    return reply["result"]


def _heard(frames):
    """Topic, event, sequence, head and epoch of a live event; None where it is none, for what counts is replayed."""
    try:
        topic, event = frames[0].decode(), json.loads(frames[1])
        sequence, head = int(event.get("sequence", 0)), int(event["data"].get("head", 0))
        return topic, event, sequence, head, int(event["source"].rpartition("/")[2])
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def _shape(members):
    members = members or {}
    return {
        "type": "object", "properties": {name.rstrip("?"): schema for name, schema in members.items()},
        "required": [name for name in members if not name.endswith("?")], "additionalProperties": False,
    }


_TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}


def _check(params, shape):
    """What a JSON Schema of `_shape` says of names and types; more is for the service itself."""
    for name in shape["required"]:
        if name not in params:
            raise Refused(f"“{name}” is missing, of type {shape['properties'][name].get('type', 'any')}.", field=name)
    for name, value in params.items():
        if name not in shape["properties"]:
            allowed = ", ".join(shape["properties"]) or "none"
            raise Refused(f"There is no parameter “{name}”.", field=name, hint=f"There are: {allowed}.")
        kind = shape["properties"][name].get("type")
        if kind in _TYPES and (not isinstance(value, _TYPES[kind]) or isinstance(value, bool) != (kind == "boolean")):
            shown = json.dumps(value, ensure_ascii=False)
            raise Refused(f"“{name}” must be of type {kind}, not {shown}.", field=name, given=shown)


# --- The program ---


def main(kind, arguments=None):
    """Runs a plugin until SIGTERM or SIGINT; gives the exit status: 0, 1 where something is unusable, 2 for misuse."""
    options = _options(kind).parse_args(arguments)
    try:
        state = pathlib.Path(options.state or _state_directory(kind.name))
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (state / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            setup = Setup(_settings(kind, options.config), state)
            if options.check:
                _declared(kind)
                kind(setup)
            else:
                _serve(Worker(kind, setup, _endpoints(options.run)), options.retry_dead_letters)
        return 0
    except BlockingIOError:
        log("error", f"registan-{kind.name}: another process uses {state}; end it, or give --state another directory")
    except Exception as error:
        log("error", f"registan-{kind.name}: {_told(error)}")
    return 1


def _serve(worker, retries):
    awake, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: worker.stop())
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    session = Session(worker)
    session.start()
    worker.run(awake, retries)
    session.join(3 * PATIENCE)


def _options(kind):
    parser = argparse.ArgumentParser(prog=f"registan-{kind.name}", description=kind.summary)
    parser.add_argument("--config", metavar="FILE", help="settings (TOML); without it the defaults hold")
    parser.add_argument("--run", metavar="DIR", help="the daemon's run directory; else $REGISTAN_ENDPOINT, else found")
    parser.add_argument("--state", metavar="DIR", help="where it keeps its state; else $STATE_DIRECTORY, else at home")
    again = "first deliver once more what was set aside; what fails again is set aside again"
    parser.add_argument("--retry-dead-letters", action="store_true", help=again)
    parser.add_argument("--check", action="store_true", help="validate settings and state directory, and end")
    parser.add_argument("--version", action="version", version=f"registan-{kind.name} {kind.version}")
    return parser


def _settings(kind, path):
    """The defaults, then the file, then `$REGISTAN_<NAME>_<SETTING>`, lists there with commas."""
    given = {name: (path, value) for name, value in (_table(path) if path else {}).items()}
    prefix = f"REGISTAN_{kind.name}_".replace("-", "_").upper()
    names = {prefix + name.replace("-", "_").upper(): name for name in kind.settings}
    for variable in filter(lambda each: each.startswith(prefix), os.environ):
        name = names.get(variable, variable.removeprefix(prefix).lower())
        given[name] = f"${variable}", _from_environment(os.environ[variable], kind.settings.get(name))
    for name, (place, value) in given.items():
        if name not in kind.settings:
            raise ValueError(f"{place}: there is no setting “{name}”; there are: {', '.join(kind.settings) or 'none'}")
        wanted = type(kind.settings[name])
        if type(value) is not wanted and (type(value), wanted) != (int, float):
            shown = json.dumps(value, ensure_ascii=False, default=str)
            raise ValueError(f"{place}: “{name}” must be {_KINDS[wanted]}, not {shown}")
    return kind.settings | {name: value for name, (_, value) in given.items()}


_KINDS = {str: "a text", list: "a list", bool: "true or false", int: "an integer", float: "a number", dict: "a table"}


def _table(path):
    try:
        return tomllib.loads(pathlib.Path(path).read_text())
    except ValueError as error:  # no TOML, or no UTF-8
        raise ValueError(f"{path}: {error}") from None


def _from_environment(text, default):
    """A value like the default; the text itself where it is none, which is then refused with where it stands."""
    if isinstance(default, list):
        return [part.strip() for part in text.split(",") if part.strip()]
    with contextlib.suppress(ValueError):
        return text if isinstance(default, str) else json.loads(text)
    return text


def _endpoints(run):
    """The sockets for requests and for events."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    own = f"{runtime}/registan" if runtime else f"/tmp/registan-{os.getuid()}"
    found = next((each for each in (own, "/run/registan") if os.path.exists(f"{each}/command.sock")), own)
    given = None if run else os.environ.get("REGISTAN_ENDPOINT")
    command = given or f"ipc://{run or found}/command.sock"
    return command, os.environ.get("REGISTAN_EVENTS", command.rpartition("/")[0] + "/events.sock")


def _state_directory(name):
    if "STATE_DIRECTORY" in os.environ:
        return os.environ["STATE_DIRECTORY"].split(":")[0]
    home = pathlib.Path.home() / ".local/state"
    return pathlib.Path(os.environ.get("XDG_STATE_HOME", home)) / f"registan-{name}"


def _told(error):
    """An error in a line: what says in words what is wrong, and what to do, and else the type with it."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, Refused):
        hint = error.data.get("hint") or ""
        return str(error) if hint in str(error) else f"{error} {hint}"
    return str(error) if isinstance(error, (ValueError, Unanswered)) else f"{type(error).__name__}: {error}"


def save(path, value):
    """Writes JSON to a file: a crash leaves the old content or the new one, which is durable when this returns."""
    temporary = path.with_suffix(".new")
    with temporary.open("w") as file:
        json.dump(value, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(folder)  # the name, too
    os.close(folder)


def log(level, message, **fields):
    """One line on standard error, whatever the texts contain: names in events must not forge lines."""
    shown = [f"{level}: {message}", *(f"{name}={value}" for name, value in fields.items())]
    line = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in " ".join(shown))
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
