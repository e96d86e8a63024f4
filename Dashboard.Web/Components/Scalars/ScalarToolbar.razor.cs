using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Scalars;

/// <summary>The settings that all charts of the page share.</summary>
public sealed partial class ScalarToolbar : ComponentBase
{
    [Parameter, EditorRequired]
    public ScalarView View { get; set; } = ScalarView.Default;

    /// <summary>A change by a click.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ScalarView> Pushed { get; set; }

    /// <summary>A change by the keystroke or the pixel.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ScalarView> Replaced { get; set; }

    /// <summary>Whether any run has images or histograms.</summary>
    [Parameter]
    public bool HasOtherKinds { get; set; }

    /// <summary>The user is about to make a chart.</summary>
    [Parameter]
    public EventCallback ChartBegun { get; set; }

    // What the settings would be if none had been touched; filters, runs and sections stay.
    private ScalarView Plain => ScalarView.Default with
    {
        TagFilter = View.TagFilter,
        RunFilter = View.RunFilter,
        Runs = View.Runs,
        PinnedTags = View.PinnedTags,
        OpenedSections = View.OpenedSections,
        ClosedSections = View.ClosedSections,
        FullWidthTags = View.FullWidthTags,
        MaximisedTag = View.MaximisedTag,
        Selection = View.Selection,
        MadeCharts = View.MadeCharts,
        Kinds = View.Kinds,
        UnknownQuery = View.UnknownQuery,
    };

    private bool IsPlain => Plain.Equals(View);

    private Task Push(ScalarView view) => Pushed.InvokeAsync(view);

    private Task Replace(ScalarView view) => Replaced.InvokeAsync(view);

    private Task Choose<T>(ChangeEventArgs change, Func<T, ScalarView> chosen) where T : struct, Enum =>
        Enum.TryParse<T>((string?)change.Value, out var value) && Enum.IsDefined(value) ? Push(chosen(value)) : Task.CompletedTask;

    // Bound, not merely set: what is typed or dragged while an answer is under way must not be taken back. A slider's text
    // is written as the browser writes it, or every render would move its thumb.
    private string SliderText => Scale.ToSlider(View.Smoothing).ToString("0.###", CultureInfo.InvariantCulture);

    private string BoxText => View.Smoothing.ToString(View.Smoother == Smoother.Ema ? "0.00#" : "0.#", CultureInfo.InvariantCulture);

    private string WidthText => View.CardWidth.ToString(CultureInfo.InvariantCulture);

    private SmoothingScale Scale => SmoothingScale.Of(View.Smoother);

    private Task SetSlider(string? text) => Number(text) is { } place ? Replace(View with { Smoothing = Scale.FromSlider(place) }) : Task.CompletedTask;

    private Task SetSmoothing(string? text) => Number(text) is { } strength ? Replace(View with { Smoothing = Scale.Clamp(strength) }) : Task.CompletedTask;

    private Task SetWidth(string? text) => Number(text) is { } width
        ? Replace(View with { CardWidth = (int)Math.Clamp(width, ScalarView.MinCardWidth, ScalarView.MaxCardWidth) })
        : Task.CompletedTask;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
