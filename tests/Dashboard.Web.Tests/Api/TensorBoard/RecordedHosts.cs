using System.Collections.Concurrent;
using Dashboard.Web.Projector.Embeddings;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Dashboard.Web.Tests.Api.TensorBoard.RecordedHosts))]

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>A server over each of the log directories that TensorBoard was recorded with, started when first asked for.</summary>
public sealed class RecordedHosts : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<DashboardHost>>> _hosts = new();

    /// <summary>A server set up as the recorded TensorBoard was.</summary>
    internal Task<DashboardHost> OfAsync(string recordings) => _hosts.GetOrAdd(recordings, name => new Lazy<Task<DashboardHost>>(() => StartAsync(name))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
        {
            await (await host.Value).DisposeAsync();
        }
    }

    private static async Task<DashboardHost> StartAsync(string recordings)
    {
        var logs = recordings == "http_api_tf_style" ? "tf_style" : "pytorch_all";
        var host = await DashboardHost.OverRecordedAsync(logs, options =>
        {
            options.SamplesPerPlugin = recordings == "http_api_default" ? "" : "all";
            options.GrpcPort = 0;
        });
        if (logs == "pytorch_all")
        {
            await WhenEmbeddingsAsync(host.Services.GetRequiredService<EmbeddingFinder>());
        }

        return host;
    }

    private static async Task WhenEmbeddingsAsync(EmbeddingFinder finder)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        finder.Changed += Look;
        Look();
        await found.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        finder.Changed -= Look;

        void Look()
        {
            if (finder.Current.OfType<ConfiguredEmbedding>().Any())
            {
                found.TrySetResult();
            }
        }
    }
}
