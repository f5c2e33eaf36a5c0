/** The launcher's exit code when every port it may take is taken. */
export const PORT_TAKEN = 98;

/**
 * The Python program that becomes MiniStack, in two steps, so that none ever runs that nobody knows of.
 *
 * First it takes the port and tells which: the first free one of those in its arguments, where 0 is any. So
 * no other program can get the port between choosing and serving, and what answers there is this process.
 * Then it waits for a line on its standard input. The one who started it writes down its process id and port
 * before sending that line; when that one dies instead, the input ends and so does this.
 *
 * It serves as `ministack.app.main` does, which cannot be given an open port.
 */
export const LAUNCHER = `
import asyncio, errno, os, socket, sys

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
for port in map(int, sys.argv[1:]):
    try:
        listener.bind(("127.0.0.1", port))
        break
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
else:
    sys.exit(${PORT_TAKEN})
# Held from now on: binding alone would let another program listen first.
listener.listen(100)
port = listener.getsockname()[1]
print(port, flush=True)
if sys.stdin.readline() != "go\\n":
    sys.exit(0)
os.dup2(2, 1)
os.environ["GATEWAY_PORT"] = str(port)

from hypercorn.asyncio import serve
from hypercorn.config import Config
from ministack.app import app

config = Config()
config.bind = [f"fd://{listener.fileno()}"]
config.keep_alive_timeout = 75
asyncio.run(serve(app, config))
`;
