using System.Diagnostics;
using Training.Core.Runs;

namespace Training.Core.Tests.Runs;

public sealed class CodeVersionTests : IDisposable
{
    private readonly TemporaryDirectory _code = new();
    private readonly TemporaryDirectory _run = new();

    public void Dispose()
    {
        _code.Dispose();
        _run.Dispose();
    }

    [Fact]
    public void Record_CleanCommit_IsItsHashAndOriginWithoutPassword()
    {
        var commit = Commit();
        Git("remote", "add", "origin", "https://someone:secret@example.org/code.git");
        var code = CodeVersion.Record(_code.Path, _run.Path)!;
        Assert.Equal((commit, "https://example.org/code.git", ""), (code.Version, code.Origin, code.DiffFile));
        Assert.Empty(Directory.GetFiles(_run.Path));
    }

    [Fact]
    public void Record_ChangedFiles_AreAPatchThatApplies()
    {
        var commit = Commit();
        File.WriteAllText(_code.Combine("model.cs"), "two\n");
        File.WriteAllText(_code.Combine("new.cs"), "three\n");
        Assert.Equal(commit, CodeVersion.Record(_code.Path, _run.Path)!.Version);
        var patch = _run.Combine("code.diff");
        Assert.Contains("# not tracked: new.cs", File.ReadAllText(patch), StringComparison.Ordinal);
        Git("checkout", "model.cs");
        Git("apply", patch);
        Assert.Equal("two\n", File.ReadAllText(_code.Combine("model.cs")));
    }

    [Fact]
    public void Record_NoRepository_IsNothing() => Assert.Null(CodeVersion.Record(_code.Path, _run.Path));

    [Theory]
    [InlineData("git@example.org:a/b.git", "git@example.org:a/b.git")]
    [InlineData("https://token@example.org/a.git", "https://example.org/a.git")]
    [InlineData("", "")]
    public void WithoutCredentials_Address_HasNone(string address, string expected) => Assert.Equal(expected, CodeVersion.WithoutCredentials(address));

    private string Commit()
    {
        Git("init", "-q");
        File.WriteAllText(_code.Combine("model.cs"), "one\n");
        Git("add", ".");
        Git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "one");
        return Git("rev-parse", "HEAD").Trim();
    }

    private string Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["-C", _code.Path, .. arguments]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
