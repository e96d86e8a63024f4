using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Media;

namespace Dashboard.Web.Components.Images;

/// <summary>The parameters of the images page.</summary>
public sealed class ImageViewUrl : MediaViewUrl<ImageView>
{
    private ImageViewUrl()
    {
    }

    public static ImageViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override ImageView Default => ImageView.Default;

    /// <inheritdoc />
    protected override void Print(QueryPrinter query, ImageView view)
    {
        base.Print(query, view);
        query.AddUnless(view.Brightness == 1, "brightness", Text(view.Brightness));
        query.AddUnless(view.Contrast == 1, "contrast", Text(view.Contrast));
        query.AddUnless(!view.IsActualSize, "actual", "1");
    }

    /// <inheritdoc />
    protected override ImageView? Read(ImageView view, string name, string value) => name switch
    {
        "brightness" => Number(value) is { } brightness ? view with { Brightness = Math.Clamp(brightness, 0, ImageView.MaxBrightness) } : view,
        "contrast" => Number(value) is { } contrast ? view with { Contrast = Math.Clamp(contrast, 0, ImageView.MaxContrast) } : view,
        "actual" => view with { IsActualSize = value == "1" },
        _ => base.Read(view, name, value),
    };
}
