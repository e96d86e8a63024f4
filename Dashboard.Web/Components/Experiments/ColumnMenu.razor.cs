using System.Collections.Immutable;
using System.Text;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Table;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Experiments;

/// <summary>What can be done with a column, without dragging: sort, group, move, resize, hide.</summary>
public sealed partial class ColumnMenu : ComponentBase
{
    private const int UsualWidth = 120;

    [Parameter, EditorRequired]
    public Operand Column { get; set; } = null!;

    [Parameter, EditorRequired]
    public TableListing Listing { get; set; } = TableListing.Empty;

    [Parameter, EditorRequired]
    public RunsView View { get; set; } = RunsView.Default;

    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    // Keys may hold anything; an id may not hold spaces.
    private string Id => "column-" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Column.Text));

    private int At => Listing.Columns.IndexOf(Column);

    private ImmutableArray<string> Texts => [.. Listing.Columns.Select(column => column.Text)];

    private Task SortAsync(bool isDescending) => Pushed.InvokeAsync(View with { Sort = [new ColumnSort(Column.Text, isDescending)] });

    private Task MoveAsync(int by) => Pushed.InvokeAsync(View with { Columns = Texts.RemoveAt(At).Insert(At + by, Column.Text) });

    private Task HideAsync() => Pushed.InvokeAsync(View with { Columns = Texts.Remove(Column.Text) });

    private Task ResizeAsync(double factor) => Pushed.InvokeAsync(View with
    {
        Widths = View.Widths.SetItem(Column.Text, (int)Math.Clamp(View.Widths.GetValueOrDefault(Column.Text, UsualWidth) * factor, RunsView.MinColumnWidth, RunsView.MaxColumnWidth)),
    });
}
