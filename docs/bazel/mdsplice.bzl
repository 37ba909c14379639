def _shard_of(path, shards):
    # The same sum as that of mdsplice.
    return hash(path) * 2654435761 % 4294967296 // 65536 % shards + 1

def _run(ctx, files, output, command):
    # Bazel lays out links to files; mdsplice follows no link out of a site, so it gets copies.
    ctx.actions.run_shell(
        inputs = ctx.files.settings + ctx.files.mdsplice + files,
        outputs = [output],
        use_default_shell_env = True,
        command = """
            set -e
            site=$(mktemp -d)
            trap 'rm -rf $site' EXIT
            mkdir -p docs
            cp -rL --parents docs {settings} $site
            node node_modules/mdsplice/bin/mdsplice.js {command} -f $site/mkdocs.yml
        """.format(settings = " ".join([file.path for file in ctx.files.settings]), command = command),
    )

def _site_impl(ctx):
    numbers = range(1, ctx.attr.shards + 1)
    pages = {number: [] for number in numbers}
    for file in ctx.files.docs:
        pages[_shard_of(file.path[len("docs/"):], ctx.attr.shards)].append(file)
    indexes = {number: ctx.actions.declare_file("index-%d.jsonl" % number) for number in numbers}
    folders = {number: ctx.actions.declare_directory("shard-%d" % number) for number in numbers}
    for number in numbers:
        shard = "--shard %d/%d" % (number, ctx.attr.shards)
        _run(ctx, pages[number], indexes[number], "index %s -o %s" % (shard, indexes[number].path))
        _run(ctx, pages[number] + indexes.values(), folders[number], "build %s -o %s --index %s" % (
            shard,
            folders[number].path,
            " ".join([index.path for index in indexes.values()]),
        ))
    return DefaultInfo(files = depset(folders.values()))

mdsplice_site = rule(
    implementation = _site_impl,
    attrs = {
        "docs": attr.label_list(allow_files = True),
        "mdsplice": attr.label_list(allow_files = True),
        "settings": attr.label_list(allow_files = True),
        "shards": attr.int(default = 8),
    },
)
