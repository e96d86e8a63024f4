using Dashboard.Web.Configuration;
using Dashboard.Web.Experiments.Catalog;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Experiments.Catalog;

/// <summary>A catalog as a server has it, over a directory of the test.</summary>
internal sealed class OpenCatalog : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private OpenCatalog(CatalogService service) => Service = service;

    public CatalogService Service { get; }

    public static async Task<OpenCatalog> StartAsync(string directory, CatalogSchema? schema = null, bool isReadOnly = false)
    {
        var options = Options.Create(new DashboardOptions { Data = directory, ReadOnly = isReadOnly });
        var files = new CatalogFiles(new DataDirectory(options), TimeProvider.System);
        var catalog = new OpenCatalog(new CatalogService(files, schema ?? CatalogSchema.Newest, options, TimeProvider.System, NullLogger<CatalogService>.Instance));
        await catalog.Service.StartAsync(CancellationToken.None);
        await catalog.WhenAsync(service => service.State != CatalogState.Opening);
        return catalog;
    }

    public Task<CatalogEntry?> SetAsync(string run, MarkField field, string? text) => Service.ApplyAsync([new MarkEdit(run, field, text)], "ada");

    public async Task WhenAsync(Func<CatalogService, bool> claim)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Service.Subscribe(Check);
        Check();
        await reached.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        void Check()
        {
            if (claim(Service))
            {
                reached.TrySetResult();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Service.StopAsync(CancellationToken.None);
        Service.Dispose();
    }
}
