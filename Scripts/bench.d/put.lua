-- wrk: each request records a new consultation, at a site and on a day drawn from those given.
-- Arguments: token file, first day (ISO), number of days, seed, sites separated by commas.

local topics = {
   "power_buttons", "calls_camera", "internet", "email", "maps", "line_messages", "app_install", "text_input", "wifi",
   "my_number_card", "mynaportal_insurance", "e_tax", "online_booking", "cashless", "disaster_app", "fraud_security",
   "ward_application", "other",
}
local ages = { "under60", "60-64", "65-69", "70-74", "75-79", "80-84", "85-89", "90+" }
local sites, days = {}, {}
local random = math.random
local threads = 0

function setup(thread)
   threads = threads + 1
   thread:set("number", threads)
end

function init(arguments)
   local file = assert(io.open(arguments[1]))
   wrk.headers["Authorization"] = "Bearer " .. file:read("*l")
   file:close()
   wrk.headers["Content-Type"] = "application/json"
   wrk.method = "PUT"
   local year, month, day = arguments[2]:match("(%d+)-(%d+)-(%d+)")
   local noon = os.time({ year = year, month = month, day = day, hour = 12 })
   for offset = 0, tonumber(arguments[3]) - 1 do
      days[#days + 1] = os.date("%Y-%m-%d", noon + offset * 86400)
   end
   math.randomseed(tonumber(arguments[4]) * 1000 + number)
   for site in arguments[5]:gmatch("[^,]+") do
      sites[#sites + 1] = site
   end
end

function request()
   -- A random UUID (version 4), as gen_random_uuid() makes them for pgbench.
   local id = string.format("%04x%04x-%04x-4%03x-%04x-%04x%04x%04x", random(0, 65535), random(0, 65535),
      random(0, 65535), random(0, 4095), random(32768, 49151), random(0, 65535), random(0, 65535), random(0, 65535))
   local topic = random(1, 17)
   local body = '{"site":"' .. sites[random(#sites)] .. '","heldOn":"' .. days[random(#days)]
      .. '","channel":"in_person","topics":["' .. topics[topic] .. '","' .. topics[topic + 1]
      .. '"],"ageBand":"' .. ages[random(#ages)] .. '","minutes":' .. random(5, 90) .. ',"outcome":"done_by_self"}'
   return wrk.format(nil, "/v1/consultations/" .. id, nil, body)
end

-- One line of JSON: requests a second, latencies in milliseconds, and how many requests went wrong.
function done(summary, latency)
   local wrong = summary.errors
   print(string.format('{"perSecond": %.1f, "median": %.3f, "p99": %.3f, "errors": %d}',
      summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      wrong.status + wrong.connect + wrong.read + wrong.write + wrong.timeout))
end
