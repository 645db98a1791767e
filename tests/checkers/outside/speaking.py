"""A local service that stands in for those outside: it speaks their protocols, or fails to."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Service:
    """A local service that gives one prepared answer and remembers what it was asked."""

    def __init__(self):
        self.answer = lambda handler: None
        self.asked = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                service.asked.append((self.path, dict(self.headers), self.rfile.read(length)))
                service.answer(self)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def says(self, value, status=200):
        self.sends(json.dumps(value).encode(), status)

    def sends(self, body, status=200, headers=(), declared=None):
        def answer(handler):
            handler.send_response(status)
            for name, value in headers:
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(declared or len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.answer = answer

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def match(text, offset, length, replacements=("received",), **rule):
    return {
        "message": "A slip.",
        "offset": 9_999,
        "length": 1,
        "replacements": [{"value": value} for value in replacements],
        "context": {"text": text, "offset": offset, "length": length},
        "rule": {"id": "SLIP", "issueType": "misspelling", **rule},
    }


def chat(remarks):
    content = remarks if isinstance(remarks, str) else json.dumps(remarks)
    return {"choices": [{"message": {"content": content}}]}
