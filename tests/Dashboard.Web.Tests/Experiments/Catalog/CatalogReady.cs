using Dashboard.Web.Experiments.Catalog;

namespace Dashboard.Web.Tests.Experiments.Catalog;

internal static class CatalogReady
{
    /// <summary>Waits until the catalog was opened, or cannot be.</summary>
    public static async Task ReadyAsync(this ICatalog catalog)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = catalog.Subscribe(Check);
        Check();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        void Check()
        {
            if (catalog.State != CatalogState.Opening)
            {
                reached.TrySetResult();
            }
        }
    }
}
