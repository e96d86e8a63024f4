using System.Text;
using EventFormat.Writing;

namespace Training.Core.Runs;

/// <summary>The commit that the working directory, or else the program, stands in, and what was changed since.</summary>
internal static class CodeVersion
{
    public const string DiffFile = "code.diff";
    private const int MaxDiffCharacters = 32 << 20;

    /// <summary>Null where there is no repository, no commit or no git.</summary>
    public static RunCode? Record(string runDirectory) =>
        Record(Environment.CurrentDirectory, runDirectory) ?? Record(AppContext.BaseDirectory, runDirectory);

    internal static RunCode? Record(string codeDirectory, string runDirectory)
    {
        if (Git.TryRun(codeDirectory, ["rev-parse", "HEAD"]) is not { } commit)
        {
            return null;
        }

        var diff = Changes(codeDirectory);
        if (diff.Length > 0)
        {
            File.WriteAllText(Path.Combine(runDirectory, DiffFile), diff);
        }

        return new RunCode
        {
            Version = commit.Trim(),
            Origin = WithoutCredentials((Git.TryRun(codeDirectory, ["config", "--get", "remote.origin.url"]) ?? "").Trim()),
            DiffFile = diff.Length > 0 ? DiffFile : "",
        };
    }

    /// <summary>An address may carry a user and a password, which belong in no log.</summary>
    internal static string WithoutCredentials(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.UserInfo.Length > 0
            ? new UriBuilder(parsed) { UserName = "", Password = "" }.Uri.ToString()
            : address;

    /// <summary>A patch of all tracked files; files git does not know are named before it, in lines that patch tools pass over.</summary>
    private static string Changes(string directory)
    {
        var text = new StringBuilder();
        foreach (var file in (Git.TryRun(directory, ["ls-files", "--others", "--exclude-standard", "--full-name", ":/"]) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append("# not tracked: ").Append(file).Append('\n');
        }

        text.Append(Git.TryRun(directory, ["diff", "HEAD", "--binary", "--no-ext-diff", "--no-color"]));
        return text.Length <= MaxDiffCharacters ? text.ToString() : $"# The changes take {text.Length} characters, more than are kept.\n";
    }
}
