using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Makes images that a model is given fit to be seen.</summary>
internal static class ThumbnailPixels
{
    /// <summary>Floats stretched to 0 … 1, each image by itself, where normalisation has taken them elsewhere; others as they are.</summary>
    public static Tensor Normalize(Tensor images)
    {
        if (!images.is_floating_point())
        {
            return images;
        }

        var flat = images.to_type(ScalarType.Float32).flatten(1);
        var (least, greatest) = (flat.amin([1], keepdim: true), flat.amax([1], keepdim: true));
        var isShown = least.ge(0) & greatest.le(1);
        var stretched = (flat - least) / (greatest - least).clamp_min(1e-12);
        return where(isShown, flat, stretched).reshape(images.shape);
    }
}
