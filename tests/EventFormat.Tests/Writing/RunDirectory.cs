namespace EventFormat.Tests.Writing;

/// <summary>A directory of its own for one test, gone afterwards.</summary>
internal sealed class RunDirectory : IDisposable
{
    public RunDirectory() => Path = Directory.CreateTempSubdirectory("eventformat-").FullName;

    public string Path { get; }

    public string[] Files => [.. Directory.GetFiles(Path).Order(StringComparer.Ordinal)];

    public string SingleFile => Assert.Single(Files);

    /// <summary>Every scalar of every file, in name order; fails on a torn or damaged record.</summary>
    public List<WrittenScalar> Scalars() => [.. Files.SelectMany(file => WrittenFile.Read(file).Scalars)];

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
