using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Web.Components.Shell;

/// <summary>The menu: the dashboards that have something to show; which runs are shown goes along from one to the next.</summary>
public sealed partial class Rail : ComponentBase, IDisposable
{
    private ImmutableArray<IDashboard> _listed = [];
    private string _runs = "";
    private IDisposable? _subscription;

    [Inject]
    private IEnumerable<IDashboard> Dashboards { get; set; } = null!;

    [Inject]
    private IRunList RunList { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _subscription = RunList.Subscribe(() => _ = InvokeAsync(Update));
        Navigation.LocationChanged += OnLocationChanged;
        Update();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(Update);

    // Snapshots come several times a second; the menu changes rarely.
    private void Update()
    {
        var snapshot = RunList.Current;
        ImmutableArray<IDashboard> listed = [.. Dashboards.Where(page => page.HasContent(snapshot)).OrderBy(page => page.Order)];
        var runs = RunQuery.Of(new Uri(Navigation.Uri).Query);
        if (runs != _runs || !listed.SequenceEqual(_listed))
        {
            (_listed, _runs) = (listed, runs);
            StateHasChanged();
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        Navigation.LocationChanged -= OnLocationChanged;
    }
}
