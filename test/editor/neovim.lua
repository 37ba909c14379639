-- Opens the page PAGE with mdsplice as its language server, in Neovim 0.7 and later: shows what is wrong with it, what is
-- proposed at the end of the line LINE, takes the first fix, saves, and prints all that as JSON.
local function ask(buffer, method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000) or {}
  for _, answer in pairs(answers) do
    if answer.result then return answer.result end
  end
  return {}
end

local root, line = vim.fn.getcwd(), tonumber(os.getenv('LINE'))
vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('PAGE')))
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = 'mdsplice',
  cmd = { os.getenv('NODE'), os.getenv('PROGRAM'), 'lsp' },
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
})
vim.lsp.buf_attach_client(buffer, client)
vim.wait(30000, function() return #vim.diagnostic.get(buffer) > 0 end, 50)

local messages = {}
for _, found in ipairs(vim.diagnostic.get(buffer)) do
  local text = vim.api.nvim_buf_get_text(buffer, found.lnum, found.col, found.end_lnum, found.end_col, {})
  table.insert(messages, { rule = found.code, message = found.message, text = table.concat(text, '\n') })
end

vim.api.nvim_win_set_cursor(0, { line, 0 })
vim.cmd('normal! $')
local place = vim.lsp.util.make_position_params()
place.position.character = vim.lsp.util._str_utfindex_enc(vim.fn.getline(line), nil, 'utf-16')
local proposals = {}
local completion = ask(buffer, 'textDocument/completion', place)
for _, item in ipairs(completion.items or completion) do table.insert(proposals, item.label) end

local can = vim.lsp.get_client_by_id(client).server_capabilities
-- As the editor itself does it: with the messages of the line as they came, their columns in bytes.
local found = vim.diagnostic.get(buffer)[1]
if found and can.codeActionProvider then
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  local done = false
  vim.ui.select = function(actions, _, choose)
    choose(actions[1], 1)
    done = true
  end
  vim.lsp.buf.code_action()
  vim.wait(20000, function() return done end, 50)
  vim.wait(20000, function() return vim.bo[buffer].modified end, 50)
end
vim.cmd('write')
io.stdout:write(vim.fn.json_encode({ messages = messages, proposals = proposals }) .. '\n')
vim.cmd('qall!')
