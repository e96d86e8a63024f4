using EndToEnd.Tests;
using Monitor.Tests.Support;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace EndToEnd.Tests;

/// <summary>One Chromium for all tests; each test opens contexts of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public Browser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Browser = await Browser.LaunchAsync();

    public ValueTask DisposeAsync() => Browser.DisposeAsync();
}
