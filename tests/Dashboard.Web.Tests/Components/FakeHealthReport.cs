using System.Collections.Immutable;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Tests.Components;

internal sealed class FakeHealthReport : IHealthReport
{
    public ImmutableArray<FileHealthRow> Files { get; set; } = [];
}
