using System.Text.Json;

namespace Training.Core.Runs;

/// <summary>The packages that the program was built with, from its own <c>.deps.json</c>.</summary>
internal static class PackageVersions
{
    /// <summary>Versions by name; empty when the program comes without such a file.</summary>
    public static IReadOnlyDictionary<string, string> Read()
    {
        var file = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(';', Path.PathSeparator).FirstOrDefault(File.Exists);
        return file is null ? new Dictionary<string, string>() : Parse(File.ReadAllBytes(file));
    }

    internal static SortedDictionary<string, string> Parse(byte[] json)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var library in document.RootElement.GetProperty("libraries").EnumerateObject())
            {
                if (library.Value.GetProperty("type").GetString() == "package" && library.Name.Split('/') is [var name, var version])
                {
                    versions[name] = version;
                }
            }
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A file of another shape says nothing; the run goes on without.
        }

        return versions;
    }
}
