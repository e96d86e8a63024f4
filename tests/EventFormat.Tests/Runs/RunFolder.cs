using EventFormat.Runs;
using Microsoft.Extensions.Time.Testing;

namespace EventFormat.Tests.Runs;

/// <summary>A run in a temporary directory, its tailer, and a clock that starts long after its files were written.</summary>
internal sealed class RunFolder : IDisposable
{
    public static readonly DateTimeOffset Written = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public RunFolder(RunTailerOptions? options = null)
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("monitor-run-").FullName;
        Tailer = new RunTailer(new RunLocation("run", Directory), Sink, Time, options);
    }

    public string Directory { get; }

    public FakeTimeProvider Time { get; } = new(Written + TimeSpan.FromHours(1));

    public ReferenceSink Sink { get; } = new();

    public RunTailer Tailer { get; }

    public EventFileHealth File(string name = "a.tfevents") => Tailer.Files.Single(file => file.Name == name);

    public void Write(string name, params byte[][] records) => System.IO.File.WriteAllBytes(PathOf(name), [.. records.SelectMany(bytes => bytes)]);

    public void Append(string name, params byte[][] records)
    {
        using var stream = new FileStream(PathOf(name), FileMode.Append);
        foreach (var record in records)
        {
            stream.Write(record);
        }
    }

    /// <summary>Overwrites bytes in place.</summary>
    public void Patch(string name, long offset, params byte[] bytes)
    {
        using var stream = new FileStream(PathOf(name), FileMode.Open);
        stream.Position = offset;
        stream.Write(bytes);
    }

    public void Delete(string name) => System.IO.File.Delete(PathOf(name));

    /// <summary>Makes a file look as written that long before the clock's now.</summary>
    public void Age(string name, TimeSpan age) => System.IO.File.SetLastWriteTimeUtc(PathOf(name), (Time.GetUtcNow() - age).UtcDateTime);

    /// <summary>Polls until there is no more to read.</summary>
    public void ReadAll(long budget = long.MaxValue / 2)
    {
        while (Tailer.Poll(budget).HasMore)
        {
        }
    }

    public string PathOf(string name) => Path.Combine(Directory, name);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
