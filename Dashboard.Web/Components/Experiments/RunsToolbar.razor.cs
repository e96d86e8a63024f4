using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Scalars;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Experiments.Table;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Experiments;

/// <summary>What is done with the selected runs, how runs are grouped, which columns there are, and the download.</summary>
public sealed partial class RunsToolbar : ComponentBase
{
    private const int Most = 60;

    private static readonly string[] GroupFields = ["status", "group", "job", "tags", "host", "device", "commit"];

    private string _find = "";
    private string _tag = "";
    private bool _hasShownColumns; // Hundreds of columns wait until someone asks for them.

    [Parameter, EditorRequired]
    public ExperimentTable Table { get; set; } = ExperimentTable.Empty;

    [Parameter, EditorRequired]
    public TableListing Listing { get; set; } = TableListing.Empty;

    [Parameter, EditorRequired]
    public RunsView View { get; set; } = RunsView.Default;

    /// <summary>The listed runs that are selected.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<RunEntry> Chosen { get; set; } = [];

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    /// <summary>Marks of the selected runs are to be changed; with what is told of it.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(string Text, ImmutableArray<MarkEdit> Edits)> Acted { get; set; }

    private string CountText
    {
        get
        {
            var count = Listing.Kept.Length == Table.Entries.Length
                ? string.Create(CultureInfo.InvariantCulture, $"{Table.Entries.Length:N0} runs")
                : string.Create(CultureInfo.InvariantCulture, $"{Listing.Kept.Length:N0} of {Table.Entries.Length:N0} runs");
            return Listing.PutAway > 0 ? $"{count}, {Listing.PutAway} put away" : count;
        }
    }

    private string ChartsLink => "charts" + ScalarViewUrl.Instance.Print(ScalarView.Default with { Runs = View.Runs });

    private string ExportLink => "api/v1/runs.csv" + RunsViewUrl.Instance.Print(View);

    private IEnumerable<Operand> Groupable =>
        GroupFields.Select(name => (Operand)new FieldOperand(RunField.Find(name)!)).Concat(Table.ConfigKeys.Where(key => key.Varies).Select(key => new ConfigOperand(key.Key)))
            .Where(operand => !View.Groups.Contains(operand.Text));

    private ImmutableArray<string> AllButSeed => [.. Table.ConfigKeys.Where(key => key.Varies && !Seed().IsMatch(key.Key)).Take(4).Select(key => new ConfigOperand(key.Key).Text)];

    private IEnumerable<(string Title, IReadOnlyList<Operand> Operands)> Found
    {
        get
        {
            (string, IEnumerable<Operand>)[] all =
            [
                ("Facts", RunField.All.Where(fact => fact != RunField.RunName).Select(fact => new FieldOperand(fact))),
                ("Settings", Table.ConfigKeys.Select(key => new ConfigOperand(key.Key))),
                ("Results", Table.SummaryKeys.Select(key => new SummaryOperand(key))),
                ("Metrics", Table.Metrics.SelectMany(tag => (Operand[])[new MetricOperand(Aggregate.Last, tag), new MetricOperand(Aggregate.Best, tag), new MetricOperand(Aggregate.Min, tag), new MetricOperand(Aggregate.Max, tag), new MetricOperand(Aggregate.Mean, tag)])),
            ];
            return all.Select(group => (group.Item1, (IReadOnlyList<Operand>)[.. group.Item2.Where(IsFound).Take(Most)])).Where(group => group.Item2.Count > 0);
        }
    }

    private bool IsFound(Operand operand) => _find.Length == 0 || operand.Text.Contains(_find, StringComparison.OrdinalIgnoreCase) || operand.Title.Contains(_find, StringComparison.OrdinalIgnoreCase);

    private static string TitleOf(string text) => QueryParser.TryParseOperand(text, out var operand, out _) ? operand.Title : text;

    private Task GroupAsync(string? text) => string.IsNullOrEmpty(text) ? Task.CompletedTask : Pushed.InvokeAsync(View with { Groups = View.Groups.Add(text) });

    private Task ChooseStatistic(ChangeEventArgs change) =>
        Enum.TryParse<GroupStatistic>((string?)change.Value, out var statistic) && Enum.IsDefined(statistic) ? Pushed.InvokeAsync(View with { Statistic = statistic }) : Task.CompletedTask;

    private Task ShowAsync(Operand operand)
    {
        var shown = Listing.Columns.Select(column => column.Text).ToImmutableArray();
        return Pushed.InvokeAsync(View with { Columns = shown.Contains(operand.Text) ? shown.Remove(operand.Text) : shown.Add(operand.Text) });
    }

    private Task AddTagAsync()
    {
        var tag = _tag.Trim();
        _tag = "";
        return tag.Length == 0 ? Task.CompletedTask : ActAsync($"Tagged {tag}:", entry => new MarkEdit(entry.Key!, MarkField.Tags, RunMarks.TagText([.. entry.Tags, tag])));
    }

    private Task FlagAsync(MarkField field, bool isSet, string text) => ActAsync(text, entry => new MarkEdit(entry.Key!, field, RunMarks.Flag(isSet)));

    private Task ActAsync(string text, Func<RunEntry, MarkEdit> edit) =>
        Acted.InvokeAsync(($"{text} {Chosen.Length} {(Chosen.Length == 1 ? "run" : "runs")}", [.. Chosen.Where(entry => entry.Key is not null).Select(edit)]));

    [GeneratedRegex("(^|[._-])(random_?)?seed", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Seed();
}
