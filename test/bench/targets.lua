-- Asks for the targets of a file in turn, each with the cookie beside it: "COOKIE<TAB>TARGET" a line.
-- Arguments after "--": the directory of these scripts, the file.
local requests = {}
local index = 0

function init(args)
  for line in io.lines(args[2]) do
    local cookie, target = line:match("^([^\t]+)\t(.+)$")
    requests[#requests + 1] = wrk.format("GET", target, {["Cookie"] = cookie, ["Host"] = "bench"})
  end
  -- Threads begin at different places, so that they do not ask for the same thing at the same time.
  math.randomseed(os.time() + tonumber(tostring(requests):match("0x(%x+)"), 16) % 1000000)
  index = math.random(#requests)
end

function request()
  index = index % #requests + 1
  return requests[index]
end

function done(summary, latency, _)
  local here = debug.getinfo(1, "S").source:match("^@(.*)/[^/]*$") or "."
  dofile(here .. "/report.lua")
  report(summary, latency)
end
