namespace Dashboard.Web.Demo;

/// <summary>The temporary log directory of the generated runs; made when first asked for, gone when disposed.</summary>
internal sealed class DemoDirectory : IDisposable
{
    private readonly Lazy<string> _path = new(() => Directory.CreateTempSubdirectory("monitor-demo-").FullName);

    public string Path => _path.Value;

    public void Dispose()
    {
        if (!_path.IsValueCreated)
        {
            return;
        }

        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It lies among the system's temporary files, which are cleaned anyway.
        }
    }
}
