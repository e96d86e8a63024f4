namespace Training.Core.MixedPrecision;

/// <summary>In what precision forward passes compute; parameters, losses and optimizer stay as they are.</summary>
public enum ComputePrecision
{
    /// <summary>As the tensors are, usually float32.</summary>
    Full,

    /// <summary>Matrix products and convolutions in bfloat16: the range of float32, so no loss scaling.</summary>
    BFloat16,

    /// <summary>Matrix products and convolutions in float16, with <see cref="GradScaler"/>.</summary>
    Float16,
}
