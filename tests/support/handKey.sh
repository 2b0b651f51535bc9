#!/bin/sh
# Starts $ELECTRON as `npm start` does: the key, and the login of a proxy, come by a pipe and stand in no environment.
key=$GEMINI_API_KEY
proxy=$HTTPS_PROXY
unset GEMINI_API_KEY HTTPS_PROXY
exec 3<<END
GEMINI_API_KEY=$key
HTTPS_PROXY=$proxy
END
FRAMEWRIGHT_KEY_PIPE=3 exec "$ELECTRON" "$@"
