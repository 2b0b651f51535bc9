#!/bin/sh
# Starts $ELECTRON as `npm start` does: the key comes by a pipe and stands in no environment.
key=$GEMINI_API_KEY
unset GEMINI_API_KEY
exec 3<<END
$key
END
FRAMEWRIGHT_KEY_PIPE=3 exec "$ELECTRON" "$@"
