-- Sends progress reports, each with a new key: "COOKIE<TAB>CSRF<TAB>ASSIGNMENT" a line of the file.
-- Arguments after "--": the directory of these scripts, the file.
local senders = {}
local index = 0
local salt = 0
local count = 0

function init(args)
  for line in io.lines(args[2]) do
    local cookie, csrf, assignment = line:match("^([^\t]+)\t([^\t]+)\t(.+)$")
    senders[#senders + 1] = {cookie, csrf, "/api/v1/assignments/" .. assignment .. "/reports"}
  end
  local random = io.open("/dev/urandom", "rb")
  for _ = 1, 5 do salt = salt * 256 + random:read(1):byte() end
  random:close()
  index = salt % #senders
end

function request()
  index = index % #senders + 1
  count = count + 1
  local one = senders[index]
  local key = string.format("%08x-%04x-7000-8000-%012x", salt % 0x100000000, math.floor(salt / 0x100000000) % 0x10000, count * 16)
  local body = '{"percent":40,"text":"Đã hoàn thành phần việc của tháng, đang chuẩn bị nghiệm thu đợt một."}'
  return wrk.format("POST", one[3], {
    ["Cookie"] = one[1], ["X-CSRF-Token"] = one[2], ["Idempotency-Key"] = key, ["Host"] = "bench",
    ["Content-Type"] = "application/json"}, body)
end

function done(summary, latency, _)
  local here = debug.getinfo(1, "S").source:match("^@(.*)/[^/]*$") or "."
  dofile(here .. "/report.lua")
  report(summary, latency)
end
