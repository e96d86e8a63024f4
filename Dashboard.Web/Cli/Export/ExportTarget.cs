namespace Dashboard.Web.Cli.Export;

/// <summary>Where an export goes: standard output, or a file that appears under its name when it is whole.</summary>
internal sealed class ExportTarget : IAsyncDisposable
{
    private readonly string? _path;
    private bool _isComplete;

    private ExportTarget(string? path, Stream stream) => (_path, Stream) = (path, stream);

    public Stream Stream { get; }

    /// <exception cref="IOException">The file exists already, or cannot be made.</exception>
    public static ExportTarget Open(string? path) => path switch
    {
        null => new ExportTarget(null, Console.OpenStandardOutput()),
        _ when Path.Exists(path) => throw new IOException($"{path} exists already."),
        _ => new ExportTarget(path, new FileStream(Partial(path), FileMode.Create, FileAccess.ReadWrite, FileShare.Read)),
    };

    /// <summary>Everything was written: the file gets its name.</summary>
    public async Task CompleteAsync()
    {
        await Stream.DisposeAsync();
        if (_path is not null)
        {
            File.Move(Partial(_path), _path);
        }

        _isComplete = true;
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (_path is not null && !_isComplete)
        {
            File.Delete(Partial(_path));
        }
    }

    private static string Partial(string path) => path + ".partial";
}
