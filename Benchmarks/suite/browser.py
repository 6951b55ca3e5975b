"""A headless Chromium, driven through chromedriver by the WebDriver protocol."""
import http.client
import json
import shutil
import subprocess
import tempfile

SECONDS = 60  # after which anything counts as hung
NAMES = ("chromium", "chromium-browser", "google-chrome")


def installed():
    """The paths of chromedriver and Chromium; None where one is missing."""
    driver = shutil.which("chromedriver")
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    return (driver, chromium) if driver and chromium else None


class Browser:
    """One window; to be used in a `with`."""

    def __enter__(self):
        driver, chromium = installed()
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.process = subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = next(line for line in self.process.stdout if "successfully on port " in line)
        self.port = int(line.split("successfully on port ")[1].strip(" .\n"))
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--window-size=1200,900", f"--user-data-dir={self.profile.name}"]
        options = {"binary": chromium, "args": arguments}
        wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
        self.session = self.ask("POST", "/session", wanted)["sessionId"]
        self.command("timeouts", script=1000 * SECONDS)
        return self

    def __exit__(self, *_):
        try:
            self.ask("DELETE", f"/session/{self.session}")
        finally:
            self.process.kill()
            self.process.wait()
            self.profile.cleanup()

    def ask(self, method, path, body=None):
        """One request; its value."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2 * SECONDS)
        connection.request(method, path, json.dumps(body) if body is not None else None)
        response = connection.getresponse()
        value = json.loads(response.read())["value"]
        connection.close()
        if response.status != 200:
            raise RuntimeError(f"{path}: {value.get('message', value)}")
        return value

    def command(self, path, **body):
        return self.ask("POST", f"/session/{self.session}/{path}", body)

    def open(self, address):
        self.command("url", url=address)

    def run(self, script):
        """What a script returns."""
        return self.command("execute/sync", script=script, args=[])

    def at_start(self, script):
        """Runs a script in every page before any of its own."""
        self.command("goog/cdp/execute", cmd="Page.addScriptToEvaluateOnNewDocument",
                     params={"source": script})

    def press(self, key):
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.command("actions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def wait(self, script):
        """Waits until a script calls the function that it has in `arguments[0]`."""
        return self.command("execute/async", script=script, args=[])
