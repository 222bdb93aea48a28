-- For wrk: each request asks about another radius, so that no two ask the same at the same time.
local path, token, radius = nil, nil, 0

function init(arguments)
    path, token = arguments[1], arguments[2]
end

function request()
    radius = radius % 20000 + 1
    return wrk.format("GET", path .. "&radius=" .. radius, { ["Authorization"] = "Bearer " .. token })
end
