using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Shell;

/// <summary>A text field that tells every keystroke, and keeps what is typed while the page is on its way to know it.</summary>
/// <remarks>
/// A component that renders between the keystroke and its parent's new value still holds the value before. Bound to the
/// field directly, that value and then the new one would go to the browser, and undo what was typed there meanwhile.
/// </remarks>
public sealed partial class InstantInput : ComponentBase
{
    private string _text = "";
    private string _given = "";

    /// <summary>The text as its owner knows it.</summary>
    [Parameter, EditorRequired]
    public string Value { get; set; } = "";

    [Parameter, EditorRequired]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>The element's attributes.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Value != _given)
        {
            (_given, _text) = (Value, Value);
        }
    }

    private Task SetAsync(string? text)
    {
        _text = text ?? "";
        return ValueChanged.InvokeAsync(_text);
    }
}
