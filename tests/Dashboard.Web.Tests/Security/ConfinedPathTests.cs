using Dashboard.Web.Security;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Security;

public sealed class ConfinedPathTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _root;
    private readonly string _run;

    public ConfinedPathTests()
    {
        _root = _directory.Combine("logs");
        _run = Path.Combine(_root, "run");
        Directory.CreateDirectory(Path.Combine(_run, "deep"));
        Directory.CreateDirectory(_directory.Combine("logs-beside"));
        File.WriteAllText(Path.Combine(_run, "in.txt"), "in");
        File.WriteAllText(Path.Combine(_root, "above.txt"), "above");
        File.WriteAllText(_directory.Combine("secret.txt"), "secret");
        File.WriteAllText(_directory.Combine("logs-beside", "secret.txt"), "secret");
        File.CreateSymbolicLink(Path.Combine(_run, "good"), Path.Combine(_root, "above.txt"));
        File.CreateSymbolicLink(Path.Combine(_run, "bad"), _directory.Combine("secret.txt"));
        File.CreateSymbolicLink(Path.Combine(_run, "relative"), "../../secret.txt");
        File.CreateSymbolicLink(Path.Combine(_run, "circle"), Path.Combine(_run, "circle"));
        Directory.CreateSymbolicLink(Path.Combine(_run, "out"), _directory.Path);
        Directory.CreateSymbolicLink(_directory.Combine("alias"), _root);
    }

    [Theory]
    [InlineData("in.txt", "run/in.txt")]
    [InlineData("./deep/../in.txt", "run/in.txt")]
    [InlineData("../above.txt", "above.txt")]
    [InlineData("good", "above.txt")]
    public void TryResolve_PathWithin_IsTheRealFile(string path, string expected)
    {
        Assert.True(ConfinedPath.TryResolve(_root, _run, path, out var real, out _));
        Assert.Equal(Path.Combine(_root, expected), real);
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing.txt")]
    [InlineData("deep")]
    [InlineData("..")]
    [InlineData("../../secret.txt")]
    [InlineData("../../logs-beside/secret.txt")]
    [InlineData("bad")]
    [InlineData("relative")]
    [InlineData("circle")]
    [InlineData("out/secret.txt")]
    [InlineData("out/logs/../secret.txt")]
    [InlineData("out/../secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("in.txt\0")]
    [InlineData("in.txt/../../../secret.txt")]
    public void TryResolve_AnythingElse_IsRefusedWithItsCause(string path)
    {
        Assert.False(ConfinedPath.TryResolve(_root, _run, path, out var real, out var fault));
        Assert.Null(real);
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void TryResolve_RootReachedByALink_IsTheSameRoot()
    {
        Assert.True(ConfinedPath.TryResolve(_directory.Combine("alias"), Path.Combine(_directory.Combine("alias"), "run"), "in.txt", out var real, out _));
        Assert.Equal(Path.Combine(_run, "in.txt"), real);
    }

    [Fact]
    public void TryResolve_AbsolutePathWithin_IsTaken() => Assert.True(ConfinedPath.TryResolve(_root, _run, Path.Combine(_root, "above.txt"), out _, out _));

    public void Dispose() => _directory.Dispose();
}
