using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Scalars;

/// <summary>The selected steps in the toolbar: what they are, fields to type them, and a way to take them away.</summary>
public sealed partial class StepPicker : ComponentBase
{
    [Parameter, EditorRequired]
    public StepSelection? Selection { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<StepSelection?> SelectionChanged { get; set; }

    private string FromText => Digits(Selection?.From);

    private string ToText => Digits(Selection?.To);

    private string Text => Selection switch
    {
        null => "Steps",
        { To: { } to } range => string.Create(CultureInfo.InvariantCulture, $"{range.From:N0} – {to:N0}"),
        { } one => string.Create(CultureInfo.InvariantCulture, $"Step {one.From:N0}"),
    };

    private string Label => Selection is null ? "Select steps" : $"Selected steps: {Text}";

    private Task SetFromAsync(string? text) => string.IsNullOrWhiteSpace(text)
        ? SelectionChanged.InvokeAsync(null)
        : StepSelection.Step(text) is { } from ? SelectionChanged.InvokeAsync(StepSelection.Between(from, Selection?.To)) : Task.CompletedTask;

    private Task SetToAsync(string? text) => Selection is { } selection && (string.IsNullOrWhiteSpace(text) || StepSelection.Step(text) is not null)
        ? SelectionChanged.InvokeAsync(StepSelection.Between(selection.From, StepSelection.Step(text)))
        : Task.CompletedTask;

    private static string Digits(long? step) => step?.ToString(CultureInfo.InvariantCulture) ?? "";
}
