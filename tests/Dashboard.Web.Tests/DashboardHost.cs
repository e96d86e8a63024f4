using Dashboard.Web.Configuration;
using Dashboard.Web.Ingest;
using Dashboard.Web.Security;
using EventFormat.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests;

/// <summary>The real app on a free port of this machine, over a log directory of the test's own or a recorded one.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly TemporaryDirectory _directory;

    private DashboardHost(WebApplication app, TemporaryDirectory directory)
    {
        (_app, _directory) = (app, directory);
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url };
    }

    public Uri Url { get; }

    /// <summary>Where gRPC answers, when the test asked for a port.</summary>
    public Uri GrpcUrl => new("http://" + Services.GetRequiredService<ServerAddress>().Grpc);

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public RunRegistry Registry => Services.GetRequiredService<RunRegistry>();

    /// <summary>The log directory, unless the test named another.</summary>
    public string Logs => _directory.Combine("logs");

    public static async Task<DashboardHost> StartAsync(Action<DashboardOptions>? configure = null)
    {
        var directory = new TemporaryDirectory();
        var app = Program.Build(options =>
        {
            options.LogDirs = [directory.Combine("logs")];
            options.Port = 0;
            options.Data = directory.Combine("data");
            configure?.Invoke(options);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new DashboardHost(app, directory);
    }

    /// <summary>Serves what real writers wrote, and waits until all of it was read.</summary>
    public static Task<DashboardHost> OverRecordedAsync(string name, Action<DashboardOptions>? configure = null) => OverAsync(SharedData.PathOf(name), configure);

    /// <summary>Serves a log directory that nobody writes to any more, and waits until all of it was read.</summary>
    public static async Task<DashboardHost> OverAsync(string path, Action<DashboardOptions>? configure = null)
    {
        var runs = new LogDirectory(path).Discover().Runs.Count;
        var host = await StartAsync(options =>
        {
            options.LogDirs = [path];
            configure?.Invoke(options);
        });
        await host.WhenRunsAsync(list => list.Runs.Length == runs && list.Runs.All(host.IsListedAsRead));
        return host;
    }

    // The list follows the stores within a quarter of a second.
    private bool IsListedAsRead(RunRow row) =>
        Registry.Find(row.Id) is { } run && (run.IsCaughtUp || HoldsNothing(run.Directory)) && run.TagIds == row.TagIds && run.Store.Contents is var contents
        && (contents.Points, contents.Blobs) == (row.Points, row.Blobs);

    // Nothing is read of such a run, so it is never caught up.
    private static bool HoldsNothing(string run) => Directory.EnumerateFiles(run, "*tfevents*")
        .All(file => new FileInfo(file).Length == 0 || file.EndsWith(".profile-empty", StringComparison.Ordinal));

    public ScalarLogFile Write(string run) => ScalarLogFile.Create(Path.Combine(Logs, run));

    /// <summary>Waits until the run list is as claimed; the list then.</summary>
    public async Task<RunListSnapshot> WhenRunsAsync(Func<RunListSnapshot, bool> claim)
    {
        var changed = new TaskCompletionSource<RunListSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Registry.Subscribe(Check);
        Check();
        return await changed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        void Check()
        {
            if (Registry.Current is var now && claim(now))
            {
                changed.TrySetResult(now);
            }
        }
    }

    public Task<string> GetAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _directory.Dispose();
    }
}
