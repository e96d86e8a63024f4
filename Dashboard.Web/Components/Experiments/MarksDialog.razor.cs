using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Web.Experiments.Api;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Experiments;

/// <summary>What people say of one run, and who changed what.</summary>
public sealed partial class MarksDialog : ComponentBase, IAsyncDisposable
{
    private const int Entries = 30;

    private ElementReference _root;
    private DialogModule? _module;
    private string _name = "";
    private string _tags = "";
    private string _note = "";
    private int? _colour;
    private bool _isPinned;
    private bool _isBaseline;
    private bool _isHidden;
    private bool _isArchived;
    private ImmutableArray<CatalogEntry> _history = [];

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private ICatalog Catalog { get; set; } = null!;

    [Inject]
    private ExperimentService Experiments { get; set; } = null!;

    [Parameter, EditorRequired]
    public RunEntry Entry { get; set; } = null!;

    [Parameter, EditorRequired]
    public bool CanEdit { get; set; }

    /// <summary>Marks are to be changed; with what is told of it.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(string Text, ImmutableArray<MarkEdit> Edits)> Applied { get; set; }

    /// <summary>An entry of the trail is to be taken back.</summary>
    [Parameter, EditorRequired]
    public EventCallback<long> Undone { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Closed { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Fill();
        await ReadHistoryAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = new DialogModule(Js, this);
            await _module.OpenAsync(_root);
        }
    }

    internal Task CloseAsync() => Closed.InvokeAsync();

    private void Fill()
    {
        var marks = Entry.Marks;
        (_name, _tags, _note, _colour) = (marks.Name ?? "", string.Join(", ", Entry.Tags), marks.Note, marks.Colour);
        (_isPinned, _isBaseline, _isHidden, _isArchived) = (marks.IsPinned, marks.IsBaseline, marks.IsHidden, marks.IsArchived);
    }

    private async Task ReadHistoryAsync()
    {
        try
        {
            _history = Entry.Key is { } key ? await Catalog.HistoryAsync(key, Entries) : [];
        }
        catch (CatalogException)
        {
            _history = []; // The page says what is the matter with the catalog.
        }
    }

    private async Task SaveAsync()
    {
        if (Entry.Key is not { } key)
        {
            return;
        }

        var tags = RunMarks.TagText(_tags.Split(','));
        var sameTags = tags == RunMarks.TagText(Entry.Tags);
        List<MarkEdit> edits =
        [
            new(key, MarkField.Name, _name.Trim() is { Length: > 0 } name && name != Entry.Row.Name ? name : null),
            new(key, MarkField.Note, _note.Length > 0 ? _note : null),
            new(key, MarkField.Colour, _colour?.ToString(CultureInfo.InvariantCulture)),
            new(key, MarkField.Pinned, RunMarks.Flag(_isPinned)),
            new(key, MarkField.Baseline, RunMarks.Flag(_isBaseline)),
            new(key, MarkField.Hidden, RunMarks.Flag(_isHidden)),
            new(key, MarkField.Archived, RunMarks.Flag(_isArchived)),
        ];
        if (!sameTags)
        {
            edits.Add(new MarkEdit(key, MarkField.Tags, tags));
        }

        if (_isBaseline)
        {
            // There is one baseline at a time.
            edits.AddRange(Experiments.Current.Entries.Where(other => other.Marks.IsBaseline && other.Key != key).Select(other => new MarkEdit(other.Key!, MarkField.Baseline, null)));
        }

        await Applied.InvokeAsync(($"Saved {Entry.Row.Name}", [.. edits]));
        await CloseAsync();
    }

    private async Task UndoAsync(long entry)
    {
        await Undone.InvokeAsync(entry);
        await CloseAsync();
    }

    private string Told(CatalogEntry entry) => (entry.Undoes is null ? "" : "took back, ") + string.Join("; ", entry.Changes
        .Where(change => change.Run == Entry.Key)
        .Select(change => change.After is null ? $"{MarksJson.Name(change.Field)} taken away" : $"{MarksJson.Name(change.Field)} {Shown(change)}"));

    private static string Shown(MarkChange change) => change.Field is MarkField.Pinned or MarkField.Baseline or MarkField.Hidden or MarkField.Archived
        ? "set"
        : change.After!.ReplaceLineEndings(", ") is { Length: > 60 } text ? text[..60] + "…" : change.After!.ReplaceLineEndings(", ");

    public ValueTask DisposeAsync() => _module?.DisposeAsync() ?? ValueTask.CompletedTask;
}
