using System.Collections.Immutable;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Tests.Components;

internal sealed class FakeLogDirectories(params string[] paths) : ILogDirectories
{
    public ImmutableArray<string> Paths => [.. paths];
}
