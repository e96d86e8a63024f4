using System.CommandLine;
using Dashboard.Web.Cli;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Tests.Cli;

public sealed class TensorBoardOptionsTests
{
    [Fact]
    public void Options_InTensorBoardsSpelling_MeanTheSame()
    {
        var options = Read(
            "--bind_all", "--logdir_spec", "a:/logs/a,/logs/b", "--path_prefix=/mon/itor/", "--samples_per_plugin", "scalars=500,images=0", "--reload_interval=30", "--window_title", "Cat pictures");
        Assert.Equal("*", options.Host);
        Assert.Equal(["a=/logs/a", "/logs/b"], options.LogDirs);
        Assert.Equal("/mon/itor", options.PathPrefix);
        Assert.Equal("scalars=500,images=0", options.SamplesPerPlugin);
        Assert.Equal(30, options.ReloadInterval);
        Assert.Equal("Cat pictures", options.WindowTitle);
    }

    [Fact]
    public void Options_InOurSpelling_MeanTheSame()
    {
        var options = Read("--bind-all", "--logdir-spec", "a:x", "--path-prefix", "/m", "--samples-per-plugin", "all", "--reload-interval", "0.5", "--window-title", "T");
        Assert.Equal(("*", "a=x", "/m", "all", 0.5, "T"), (options.Host, options.LogDirs.Single(), options.PathPrefix, options.SamplesPerPlugin, options.ReloadInterval, options.WindowTitle));
    }

    [Fact]
    public void Options_NotGiven_LeaveWhatFilesSay()
    {
        var options = Read();
        Assert.Equal(("10.0.0.1", "/from/file", 7.0), (options.Host, options.PathPrefix, options.ReloadInterval));
    }

    [Theory]
    [InlineData("--load_fast=false", "--load_fast")]
    [InlineData("--max_reload_threads 4", "--max_reload_threads")]
    [InlineData("--bind_all --host 127.0.0.1", "only one")]
    [InlineData("--reload_interval soon", "soon")]
    public void Options_UnknownOrSenseless_AreNamed(string line, string named)
    {
        var errors = Parse(line.Split(' ')).Errors;
        Assert.Contains(errors, error => error.Message.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("path", "nothing/in/front")]
    [InlineData("path", "/at/the/end/")]
    [InlineData("path", "//example.com")]
    [InlineData("samples", "scalars=few")]
    [InlineData("samples", "unknown=3")]
    [InlineData("samples", "scalars=-1")]
    [InlineData("interval", "0")]
    public void Validator_SenselessValue_NamesIt(string option, string value)
    {
        var options = new DashboardOptions { LogDirs = ["logs"] };
        (options.PathPrefix, options.SamplesPerPlugin, options.ReloadInterval) = (
            option == "path" ? value : "", option == "samples" ? value : "", option == "interval" ? 0 : 5);
        Assert.Contains(value, new DashboardOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }

    private static DashboardOptions Read(params string[] arguments)
    {
        var serve = new ServeOptions();
        var command = new RootCommand();
        serve.AddTo(command);
        var parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        var options = new DashboardOptions { Host = "10.0.0.1", PathPrefix = "/from/file", ReloadInterval = 7 };
        serve.Read(parsed)(options);
        return options;
    }

    private static ParseResult Parse(params string[] arguments)
    {
        var command = new RootCommand();
        new ServeOptions().AddTo(command);
        return command.Parse(arguments);
    }
}
