/**
 * What a probe runs: one line of JSON for each target. Every argument is a target, in words: what the host stands for, the host,
 * `PORT/PROTOCOL`, and the outcomes that the model leaves possible.
 *
 * `sh` and `nc` of busybox are enough. Its `nc` has no `-z` in the official images; `-e` ends it as soon as it has connected.
 *
 * Ends with 0 if everything is as expected, or nothing is expected; with 1 if something differs; with 2 if nothing could be tried.
 */
export const PROBE_SCRIPT = `set -fu
nothing_tried() {
  echo "nothing was tried: $1; use an image with the nc of busybox for glibc, such as busybox:1.36" >&2
  exit 2
}
case "$(nc --help 2>&1)" in
  *'-e PROG'*) ;;
  *) nothing_tried "'nc' of this image is missing or has no '-e PROG'" ;;
esac
# That of busybox for musl takes no options behind the port.
case "$(nc -w 1 127.0.0.1 1 -e true 2>&1 </dev/null)" in
  *Usage:*) nothing_tried "'nc' of this image does not take 'HOST PORT -e PROG'" ;;
esac
status=0
for target do
  set -- $target
  address=$1 host=$2 port=\${3%/*} protocol=\${3#*/}
  shift 3
  attempt=0 succeeded=0 observed=not-tried
  if [ "$protocol" = TCP ]; then
    while [ "$attempt" -lt "$ATTEMPTS" ]; do
      attempt=$((attempt + 1))
      if nc -w "$TIMEOUT" "$host" "$port" -e true </dev/null >/dev/null 2>&1; then succeeded=$((succeeded + 1)); fi
    done
    case $succeeded in
      0) observed=fail ;;
      "$attempt") observed=ok ;;
      *) observed=intermittent ;;
    esac
  fi
  expected='' match=false
  for outcome do
    expected="$expected\${expected:+,}\\"$outcome\\""
    if [ "$outcome" = "$observed" ]; then match=true; fi
    if [ "$outcome" = unknown ] && [ "$match" = false ]; then match=null; fi
  done
  if [ "$observed" = not-tried ]; then match=null; fi
  if [ "$match" = false ]; then status=1; fi
  printf '{"service":"%s","place":"%s","node":"%s","address":"%s","host":"%s","port":%s,"protocol":"%s",' \\
    "$SERVICE" "$PLACE" "$NODE" "$address" "$host" "$port" "$protocol"
  printf '"attempts":%s,"succeeded":%s,"observed":"%s","expected":[%s],"match":%s}\\n' \\
    "$attempt" "$succeeded" "$observed" "$expected" "$match"
done
exit $status
`;
