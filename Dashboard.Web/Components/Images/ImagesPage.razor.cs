using System.Globalization;
using Dashboard.Web.Components.Media;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Images;

/// <summary>The images page: every image of every step, by tag and run.</summary>
public sealed partial class ImagesPage : MediaPage<ImageView>
{
    public ImagesPage()
        : base(ImageViewUrl.Instance, "./js/media/images.js", SummaryKind.Image)
    {
    }

    /// <inheritdoc />
    protected override object Settings => new { brightness = View.Brightness, contrast = View.Contrast, isActualSize = View.IsActualSize };

    private bool IsPlain => View is { Brightness: 1, Contrast: 1 };

    private string BrightnessText => Text(View.Brightness);

    private string ContrastText => Text(View.Contrast);

    private void SetBrightness(string? text) => Set(text, value => View with { Brightness = Math.Clamp(value, 0, ImageView.MaxBrightness) });

    private void SetContrast(string? text) => Set(text, value => View with { Contrast = Math.Clamp(value, 0, ImageView.MaxContrast) });

    private void Set(string? text, Func<double, ImageView> changed)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            Replace(changed(Math.Round(value, 2)));
        }
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
